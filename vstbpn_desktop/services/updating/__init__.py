"""Updating from a USB stick: find a package, put it beside the version in use, and the way back."""

from vstbpn_desktop.services.updating.finding import find_packages
from vstbpn_desktop.services.updating.package import SUFFIX, Package, look_into
from vstbpn_desktop.services.updating.putting_back import put_back_if_failed
from vstbpn_desktop.services.updating.staging import prepare, put_in_place, stage

__all__ = [
    "SUFFIX",
    "Package",
    "find_packages",
    "look_into",
    "prepare",
    "put_back_if_failed",
    "put_in_place",
    "stage",
]
