"""Parts of the country that claims speak of, each as the postal codes of its states."""

REGIONS = {
    "Northeast": ("CT", "ME", "MA", "NH", "NJ", "NY", "PA", "RI", "VT"),
    "Midwest": ("IL", "IN", "IA", "KS", "MI", "MN", "MO", "NE", "ND", "OH", "SD", "WI"),
    "South": (
        "AL", "AR", "DE", "DC", "FL", "GA", "KY", "LA", "MD", "MS", "NC", "OK", "SC", "TN", "TX",
        "VA", "WV",
    ),
    "West": ("AK", "AZ", "CA", "CO", "HI", "ID", "MT", "NV", "NM", "OR", "UT", "WA", "WY"),
}  # fmt: skip
"""The four regions of the U.S. Census Bureau."""

_TO_VIRGINIA = (
    "AK", "CA", "HI", "OR", "WA",
    "CT", "DE", "DC", "ME", "MD", "MA", "NH", "NJ", "NY", "RI", "VA",
)  # fmt: skip
_FURTHER_SOUTH = ("AL", "FL", "GA", "LA", "MS", "NC", "SC", "TX")

COASTS = {
    "on the Pacific and the Atlantic down to Virginia": _TO_VIRGINIA,
    "on any ocean or gulf coast": _TO_VIRGINIA + _FURTHER_SOUTH,
}
"""Two fair readings of "coastal states"; the District of Columbia counts with its neighbors."""
