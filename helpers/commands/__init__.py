"""What the commands do: reports and classroom, test and lab, check."""
