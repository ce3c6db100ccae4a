"""The face: the window over the core. Knows nothing of SQL.

How a page is made
------------------
1. Subclass `ui.shell.page.Page` in `ui/pages/<name>.py`: set `title`, give `summary()`, `commands()` (a tuple
   of `ui.actions.Action`; one may have place "main") and, if there is a side panel, `panel()` (a
   `SidePanel`). Build the widgets in `__init__`; load data in `activate(key)`; load again in
   `refresh(changed)`. Emit `header_changed` or `panel_changed` when what the window draws around the page
   is out of date.
2. Name it in `ui/shell/registry.py` (id, "module:Class"). Places of the navigation are in
   `vstbpn_desktop/navigation.py`; a page may also exist without a place there and be opened by others with
   `self.shell.open("id", key)`.

What a page uses
----------------
- `self.shell.app` is the core. Short reads: `self.shell.runner.latest(key, work, done, owner=self)`. Long
  work: `self.shell.runner.run("Nhập chương trình", work, done, owner=self)`; `work(progress)` calls
  `progress.report(0.4, "27/68 đơn vị")`, which also stops it when Dừng was pressed (then neither `done` nor
  `failed` is called, but `stopped`). Never make a thread.
- Going on: `self.shell.open("units")`, `self.shell.show_record("unit", 5)`. What was done and how to undo
  it is told at the bottom by itself after every change; `self.shell.say(…)` tells what is no change.
- Questions and files: `self.shell.messages` (`ask`, `choose`, `inform`, `error`, `open_files`, `save_file`).
  In tests `ui.messages.ScriptedMessages` and `ui.runner.InlineRunner`.
- Remembered sizes: `self.shell.session`.
- Widgets: `ui.widgets.*`. Colours: `look.colours(self.palette())`; the four meanings: `look.Meaning`.
  Lengths that grow with the font: `look.px(n)`. Fonts by role: `look.font("small")`; labels:
  `Text("…", "small", "muted")`. Icons by name: `Button("Thêm", icon="plus", kind="filled")`,
  `icons.icon("plus")`, `icons.pixmap("plus", "muted")`. Delegates paint with `paint.paint_pill`,
  `paint_progress`, `paint_text`, `paint_two_lines`.
- Modules on the way to the first page (`ui.app`, `ui.first_look`, `ui.main_window`, that page itself) import
  little: see `tests/benchmarks/start.py`. Dialogs and the like are imported where they are opened.
- An icon the set lacks: copy its lucide file into `resources/icons/lucide`; a test names those nobody uses.
- No inline completion, no check per keystroke, no shortcut with Ctrl+Shift or Alt+Z: UniKey.
"""
