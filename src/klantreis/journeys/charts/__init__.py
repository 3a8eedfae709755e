"""Charts of results. Only this folder imports Altair, and only when a chart is asked for."""
