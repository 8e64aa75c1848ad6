// Filled in by the pages that need it; everything works without.
