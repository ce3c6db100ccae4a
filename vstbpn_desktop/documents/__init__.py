"""Documents: what one is (`model`), how the decree wants it set (`styles`), how it is written (`render`)."""
