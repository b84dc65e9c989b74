"""Parts of a .docx file as XML text: runs, blocks, tables, styles, and the package around them."""
