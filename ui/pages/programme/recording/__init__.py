"""Recording results at typing speed: unit, content, mark, evidence, Ctrl+Enter, the next one."""

from ui.pages.programme.recording.sheet import RecordSheet

__all__ = ["RecordSheet"]
