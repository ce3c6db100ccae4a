"""A new version from a USB stick: offered on the page of settings, taken with all pages closed."""
