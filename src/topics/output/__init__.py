"""What people look at: figures, tables, exports and the report page."""
