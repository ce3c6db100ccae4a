#!/usr/bin/env python3
"""Check a folder of Windows programs (a PyInstaller one-dir build) without Windows.

    check_bundle.py FOLDER [--size N]

Reads the import and export tables of every .exe, .dll and .pyd below FOLDER and
reports, exit code 1 if any was found:

  UNRESOLVED  a symbol imported from a DLL of the folder which that DLL does not export
  NOT-FOUND   an imported DLL which is neither in the folder nor part of Windows 10
  NOT-WINDOWS a file that must not be shipped: a DLL of Wine, or a stand-in of this kit
  NOT-X64     a file for another processor
  OLD-RUNTIME the Visual C++ runtime beside python3*.dll, which the program loads first and
              then uses for all, is older than one that some package brought along

It proves that the loader of Windows would find everything by name; it does not run
anything.  Only the standard library is used, so it runs on Windows as well.
"""

from __future__ import annotations

import argparse
import re
import struct
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

WINE_MARKS = (b"Wine builtin DLL", b"Wine placeholder DLL")
STUB_MARK = b"wine-test-stand-in"
X64 = 0x8664
PROGRAMS = (".exe", ".dll", ".pyd")
RUNTIME = re.compile(r"(vcruntime|msvcp)\d+")
PYTHON = re.compile(r"python3\d+\.dll")
FIXED_FILE_INFO = b"\xbd\x04\xef\xfe"

# DLLs of a plain Windows 10 (1809 or later) that such programs import.
WINDOWS = re.compile(
    r"(api-ms-win-.*|ext-ms-win-.*|ucrtbase|msvcrt|ntdll|kernel32|kernelbase|user32|win32u|"
    r"gdi32|gdi32full|gdiplus|advapi32|shell32|shlwapi|shcore|ole32|oleaut32|combase|rpcrt4|"
    r"comctl32|comdlg32|comdlg|ws2_32|wsock32|mswsock|iphlpapi|dnsapi|winhttp|wininet|netapi32|"
    r"userenv|version|winmm|imm32|uxtheme|dwmapi|d2d1|d3d9|d3d11|d3d12|dxgi|dxva2|dwrite|"
    r"d3dcompiler_47|dcomp|opengl32|glu32|setupapi|cfgmgr32|powrprof|wtsapi32|secur32|sspicli|"
    r"crypt32|cryptui|bcrypt|bcryptprimitives|ncrypt|wintrust|psapi|pdh|dbghelp|mpr|winspool\.drv|"
    r"propsys|authz|msi|cabinet|mscms|icu|icuuc|icuin|uiautomationcore|oleacc|wevtapi|"
    r"windowscodecs|mfplat|mf|mfreadwrite|avrt|tdh|profapi|normaliz|synchronization|"
    r"rstrtmgr|imagehlp|odbc32|vulkan-1|dsound|hid|runtimeobject|wldap32|activeds|oledlg|usp10|winscard)"
    r"(\.dll|(?<=\.drv))$"
)


class UnreadableError(Exception):
    """The file is no program for Windows."""


class PE:
    """The import and export tables of one PE file.

    `imports` maps the name of a DLL in lower case to the symbols taken from it, `direct` holds the DLLs that
    are loaded at once and not when first used; a symbol known by its number is written "#N".
    """

    def __init__(self, path: Path) -> None:
        self.data = data = path.read_bytes()
        try:
            header = self._number(0x3C)
            if data[:2] != b"MZ" or data[header : header + 4] != b"PE\0\0":
                raise UnreadableError
            self._read(header)
        except (struct.error, ValueError) as wrong:
            raise UnreadableError from wrong

    def _read(self, header: int) -> None:
        self.machine, sections, _, _, _, size = struct.unpack_from("<HHIIIH", self.data, header + 4)
        optional = header + 24
        self.wide = struct.unpack_from("<H", self.data, optional)[0] == 0x20B
        table = optional + size
        self.sections = [struct.unpack_from("<IIII", self.data, table + 40 * i + 8) for i in range(sections)]
        self.directories = optional + (112 if self.wide else 96)

        self.imports: dict[str, set[str]] = {}
        self.exports: set[str] = set()
        self._read_imports(1, step=20, name_at=12, tables_at=(0, 16))
        self.direct = set(self.imports)
        self._read_imports(13, step=32, name_at=4, tables_at=(16,))
        self._read_exports()

    def version(self) -> tuple[int, ...]:
        """The file version as four numbers, zeros where there is none."""
        at = self.data.find(FIXED_FILE_INFO)
        high, low = struct.unpack_from("<II", self.data, at + 8) if at >= 0 else (0, 0)
        return high >> 16, high & 0xFFFF, low >> 16, low & 0xFFFF

    def _number(self, at: int) -> int:
        return int(struct.unpack_from("<I", self.data, at)[0])

    def _directory(self, index: int) -> int:
        known = index < self._number(self.directories - 4)
        return self._number(self.directories + 8 * index) if known else 0

    def _at(self, address: int) -> int:
        for size, start, raw_size, raw_start in self.sections:
            if start <= address < start + max(size, raw_size):
                return int(raw_start + address - start)
        raise UnreadableError

    def _text(self, address: int) -> str:
        start = self._at(address)
        return self.data[start : self.data.index(b"\0", start)].decode("latin-1")

    def _read_imports(self, directory: int, *, step: int, name_at: int, tables_at: tuple[int, ...]) -> None:
        if not self._directory(directory):
            return
        entry = self._at(self._directory(directory))
        while name := self._number(entry + name_at):
            table = next(filter(None, (self._number(entry + at) for at in tables_at)), 0)
            self.imports.setdefault(self._text(name).lower(), set()).update(self._symbols(self._at(table)))
            entry += step

    def _symbols(self, at: int) -> Iterator[str]:
        width, code, by_number = (8, "<Q", 1 << 63) if self.wide else (4, "<I", 1 << 31)
        while value := struct.unpack_from(code, self.data, at)[0]:
            yield f"#{value & 0xFFFF}" if value & by_number else self._text(value + 2)
            at += width

    def _read_exports(self) -> None:
        if not self._directory(0):
            return
        table = self._at(self._directory(0))
        base, functions, named, addresses, names = struct.unpack_from("<IIIII", self.data, table + 16)
        if named:
            start = self._at(names)
            self.exports |= {self._text(self._number(start + 4 * i)) for i in range(named)}
        if functions:
            start = self._at(addresses)
            self.exports |= {f"#{base + i}" for i in range(functions) if self._number(start + 4 * i)}


class Finding(NamedTuple):
    """Something to report; it counts as a problem when `bad`."""

    kind: str
    path: Path
    words: str
    bad: bool = True


class Bundle:
    """Every file of a folder, its programs read and known by their names in lower case."""

    def __init__(self, root: Path) -> None:
        self.files = sorted(path for path in root.rglob("*") if path.is_file())
        self.programs: dict[Path, PE] = {}
        self.unreadable: list[Finding] = []
        for path in (p for p in self.files if p.suffix.lower() in PROGRAMS):
            try:
                self.programs[path] = PE(path)
            except UnreadableError:
                self.unreadable.append(Finding("UNREADABLE", path, "not a program for Windows"))
        self.by_name: dict[str, list[tuple[Path, PE]]] = {}
        for path, program in self.programs.items():
            self.by_name.setdefault(path.name.lower(), []).append((path, program))

    def findings(self) -> Iterator[Finding]:
        """Everything that is wrong or worth a look."""
        yield from self.unreadable
        for path, program in self.programs.items():
            yield from foreign(path, program)
            yield from self.missing(path, program)
        yield from self.old_runtimes()

    def missing(self, path: Path, program: PE) -> Iterator[Finding]:
        """What the program imports and neither the folder nor Windows has."""
        for dll, symbols in sorted(program.imports.items()):
            for other, target in self.by_name.get(dll, []):
                if lacking := sorted(symbols - target.exports):
                    shown = ", ".join(lacking[:3]) + (" ..." if len(lacking) > 3 else "")
                    yield Finding("UNRESOLVED", path, f"{len(lacking)} of {other.name}: {shown}")
            if dll not in self.by_name and not WINDOWS.match(dll):
                at_once = dll in program.direct
                yield Finding("NOT-FOUND" if at_once else "not-found", path, dll, bad=at_once)

    def old_runtimes(self) -> Iterator[Finding]:
        """Visual C++ runtimes beside python3*.dll that are older than another copy in the folder."""
        beside_python = {path.parent for path in self.programs if PYTHON.match(path.name.lower())}
        for name, copies in sorted(self.by_name.items()):
            newest = max(program.version() for _, program in copies)
            for path, program in copies:
                if RUNTIME.match(name) and path.parent in beside_python and program.version() < newest:
                    versions = [".".join(map(str, v)) for v in (program.version(), newest)]
                    yield Finding("OLD-RUNTIME", path, "{}, another copy is {}".format(*versions))


def foreign(path: Path, program: PE) -> Iterator[Finding]:
    """What is no program to be given to users of Windows."""
    if program.machine != X64:
        yield Finding("NOT-X64", path, f"machine {program.machine:#x}")
    if program.data[64:128].startswith(WINE_MARKS):
        yield Finding("NOT-WINDOWS", path, "a DLL of Wine")
    if STUB_MARK in program.data:
        yield Finding("NOT-WINDOWS", path, "a stand-in that exists only for tests under Wine")


def main() -> int:
    """Exit code 1 when there is a problem, or no program at all."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--size", type=int, default=0, metavar="N", help="also list the N largest files")
    arguments = parser.parse_args()
    bundle = Bundle(arguments.folder)
    findings = list(bundle.findings())
    for finding in findings:
        print(f"{finding.kind:11} {finding.path.relative_to(arguments.folder)}: {finding.words}")
    sizes = {path: path.stat().st_size for path in bundle.files}
    for path in sorted(sizes, key=lambda p: -sizes[p])[: arguments.size]:
        print(f"{sizes[path] / 1e6:8.1f} MB  {path.relative_to(arguments.folder)}")
    problems = sum(finding.bad for finding in findings)
    print(
        f"{len(sizes)} files, {sum(sizes.values()) / 1e6:.1f} MB, "
        f"{len(bundle.programs)} programs and libraries; problems: {problems}"
    )
    return 1 if problems or not bundle.programs else 0


if __name__ == "__main__":
    sys.exit(main())
