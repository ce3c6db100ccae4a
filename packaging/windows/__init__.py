"""Windows without a Windows PC: the real Windows Python under Wine (`packaging/wine`), driven from Linux."""
