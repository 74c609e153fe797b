"""The officer's workbook, made for the content at hand."""
