"""The command that numbers certificates."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from typing import Any

from vstbpn_desktop.app import App


def certify(app: App, options: argparse.Namespace) -> Any:
    """Give numbers to those of a class who earn a certificate and have none."""
    from vstbpn_desktop.services import certifying

    with app.reader() as reader:
        class_id = reader.get(app.registry["training_class"], options.key)
    return {"class": options.key, **asdict(certifying.number_certificates(app, class_id))}
