"""Text documents: from styles, numbering and fields to blocks with every look resolved."""
