"""formgen as people use it. A package, so that its tests share one running site and one browser in each process."""
