"""A plugin for pytest that comes before the others: it spares them what builds are spared, too."""

import sys

# A grammar of web addresses that jupyter's libraries can do without; it takes a second to load.
sys.modules.setdefault("rfc3987_syntax", None)
