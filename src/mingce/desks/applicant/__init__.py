"""Where a city or district prepares its materials, hands them in and follows its case."""
