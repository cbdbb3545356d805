"""Pure functions on strings: entry, folding, sort keys, names, dates, anchors, bidi; Arabic first."""
