"""From a story to slides with boxes; `measure` tells how much room a text takes."""
