"""Takes from pages what leads out of the archive into which they are packed."""

import posixpath
import re
from collections.abc import Mapping
from urllib.parse import unquote

_ONLINE = re.compile(r"<!-- online -->.*?<!-- /online -->\n?", re.DOTALL)
_LINK = re.compile(r'<a\b[^>]*?\bhref="([^"#]*)[^"]*"[^>]*>(.*?)</a>', re.DOTALL)
_ELSEWHERE = re.compile(r"[a-z]+:")  # an address of the web, or data


def standing_alone(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Give files whose pages link to nothing but one another and the web.

    What a page marks as ``online`` goes; of other links that lead out their text stays.

    Parameters
    ----------
    files : mapping of str to bytes
        By their names in the archive.

    >>> page = b'<a href="b.html#x">B</a> <a href="../c.html">C</a> <a href="#y">Y</a>'
    >>> standing_alone({"a.html": page, "b.html": b""})["a.html"]
    b'<a href="b.html#x">B</a> C <a href="#y">Y</a>'
    """
    return {
        name: _alone(name, content.decode(), files).encode() if name.endswith(".html") else content
        for name, content in files.items()
    }


def _alone(name: str, page: str, files: Mapping[str, bytes]) -> str:
    def linked(match: re.Match) -> str:
        address = unquote(match[1])
        target = posixpath.normpath(posixpath.join(posixpath.dirname(name), address))
        leads_somewhere = not address or _ELSEWHERE.match(address) or target in files
        return match[0] if leads_somewhere else match[2]

    return _LINK.sub(linked, _ONLINE.sub("", page))
