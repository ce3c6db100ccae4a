"""The lock of a data folder: one program at a time, let go by whichever thread is done with it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from vstbpn_desktop.errors import UserError
from vstbpn_desktop.lock import DataLock


def test_it_is_held_once_and_let_go_by_another_thread(tmp_path: Path) -> None:
    path = tmp_path / "vstbpn.lock"
    with ThreadPoolExecutor(1) as worker:
        held = worker.submit(DataLock, path).result()
        with pytest.raises(UserError, match="đang được mở"):
            DataLock(path)
        held.release()
        worker.submit(DataLock, path).result().release()
