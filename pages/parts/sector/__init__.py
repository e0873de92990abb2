"""The parts of the pages on all councils: overview, themes, slippage, clock."""
