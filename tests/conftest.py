"""What holds for every test."""

import os

# before any test imports Qt: no window is shown, and no screen is needed
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
