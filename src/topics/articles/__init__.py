"""Articles: read, repaired, cleaned, titled, dated, grouped and cut into passages."""
