"""Making documents: options and own words at the left, the real pages beside them; then Word, PDF, paper."""
