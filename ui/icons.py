"""The icon set, for everything outside `ui.widgets`."""

from ui.widgets.icons import SIZE, icon, icon_size, pixmap

__all__ = ["SIZE", "icon", "icon_size", "pixmap"]
