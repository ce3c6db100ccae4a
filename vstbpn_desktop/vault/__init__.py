"""The password: the key of the data, what is sealed with it, the file that gives it to who knows.

The data are encrypted with one key made by chance. `keyfile` holds it locked: by the officer's password, by
the recovery code on paper, by the password of who may only look. Changing a password seals the key anew, not
the data.
"""

from vstbpn_desktop.vault.key import DataKey, Sealed, is_sealed
from vstbpn_desktop.vault.keyfile import KeyFile, Unlocked

__all__ = ["DataKey", "KeyFile", "Sealed", "Unlocked", "is_sealed"]
