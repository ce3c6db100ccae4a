"""Start what build.spec made, as a person would, and say whether it works: `smoke.py FOLDER`.

Standard library only, so that any Python can try the folder. The data go to a temporary folder whose name has
a blank and Vietnamese letters, as the name of an officer's folder has. Set QT_QPA_PLATFORM for a machine
without a screen.
"""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

SECONDS = 120
WINDOWS = os.name == "nt"


PROGRAMME = """CHƯƠNG TRÌNH
Công tác vì sự tiến bộ của phụ nữ năm 2021

I. MỤC ĐÍCH, YÊU CẦU
1. Nâng cao nhận thức về bình đẳng giới.
II. NHIỆM VỤ
1. Tuyên truyền
- Sở Nội vụ tổ chức tuyên truyền Ngày Phụ nữ Việt Nam 20/10.
- Sở Y tế báo cáo kết quả trước ngày 15/12/2021.
III. TỔ CHỨC THỰC HIỆN
1. Các sở, ban, ngành báo cáo 6 tháng và năm.
"""


OFFICE = "http://schemas.openxmlformats.org"
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TEMPLATE = {
    "[Content_Types].xml": f'<Types xmlns="{OFFICE}/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{MAIN_TYPE}"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{OFFICE}/package/2006/relationships"><Relationship Id="r1" '
    f'Type="{OFFICE}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
    "</Relationships>",
    "word/document.xml": f'<w:document xmlns:w="{OFFICE}/wordprocessingml/2006/main"><w:body><w:p><w:r>'
    "<w:t>Gửi {{ don_vi.ten_don_vi }}</w:t></w:r></w:p><w:sectPr/></w:body></w:document>",
}


class Step(NamedTuple):
    """One start of the program: arguments ({work} is a folder to work in) and what its output must hold."""

    arguments: Sequence[str]
    expected: str
    window: bool = False


STEPS = (
    Step(("--version",), "."),
    Step(("init", "--starter", "2020"), '"unit": 47'),
    Step(("import-programme", "{work}/chương trình.txt", "--year", "2021"), '"tasks": 3'),
    Step(("make", "work-programme", "--year", "2021", "--out", "{work}/trình ký.docx"), "trình ký.docx"),
    Step(("make", "six-month-report", "--year", "2021", "--out", "{work}/báo cáo.pdf"), "báo cáo.pdf"),
    Step(("fill", "{work}/mẫu.docx", "380", "--out", "{work}/thư.docx"), "thư.docx"),
    Step(("export", "unit", "{work}/đơn vị.xlsx"), "đơn vị.xlsx"),
    Step(("import", "unit", "{work}/đơn vị.xlsx", "--dry-run"), '"same": 47'),
    Step(("backup", "{work}/sao lưu.vstbpn"), '"task": 3'),
    Step(("check",), '"ok": true'),
    Step(("encrypt", "--new-password-file", "{work}/mật khẩu.txt"), '"encrypted": true'),
    Step(("check", "--password-file", "{work}/mật khẩu.txt"), '"ok": true'),
    Step(("decrypt", "--password-file", "{work}/mật khẩu.txt"), '"encrypted": false'),
    Step(("--smoke",), "painted", window=True),
)


def write_template(path: Path) -> None:
    """The smallest Word file with a tag."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in TEMPLATE.items():
            archive.writestr(name, f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{content}')


def program(folder: Path, window: bool) -> Path:
    """The program to start: on Windows one has a window and the other a console."""
    if not WINDOWS:
        return folder / "vstbpn"
    return folder / ("vstbpn.exe" if window else "vstbpn-cli.exe")


def run(folder: Path, work: Path, step: Step) -> bool:
    """Start the program once and print how it went; True when it exits with 0 and says what it must."""
    arguments = [argument.format(work=work) for argument in step.arguments]
    command = [program(folder, step.window), "--data", work / "vstbpn", "--today", "2021-06-20", *arguments]
    start = time.perf_counter()
    code, output, messages = outcome([str(part) for part in command])
    took = time.perf_counter() - start
    good = code == 0 and step.expected in output
    print(f"{'ok' if good else 'FAILED':7}{took:5.1f} s  {' '.join(step.arguments)}", flush=True)
    if not good:
        print(f"exit code {code}\n{output}\n{messages}")
    return good


def outcome(command: Sequence[str]) -> tuple[int | None, str, str]:
    """Exit code (None: stopped because it did not end), standard output and standard error."""
    try:
        done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired as late:
        return None, text(late.stdout), text(late.stderr)
    return done.returncode, text(done.stdout), text(done.stderr)


def text(output: bytes | None) -> str:
    """What the program printed."""
    return (output or b"").decode("utf-8", "replace")


def size(folder: Path) -> float:
    """Megabytes of all files."""
    return sum(path.lstat().st_size for path in folder.rglob("*") if not path.is_dir()) / 1e6


def main(folder: Path) -> int:
    """Exit code 1 when a step failed; the later ones are tried all the same."""
    print(f"{folder}: {size(folder):.0f} MB")
    with tempfile.TemporaryDirectory(prefix="Dữ liệu thử ") as name:
        work = Path(name)
        (work / "chương trình.txt").write_text(PROGRAMME, encoding="utf-8")
        write_template(work / "mẫu.docx")
        (work / "mật khẩu.txt").write_text("Mưa xuân Quan Hóa\n", encoding="utf-8")
        results = [run(folder.resolve(), work, step) for step in STEPS]
    return 0 if all(results) else 1


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(main(Path(sys.argv[1])))
