"""Questions about journeys, answered once a version of the store."""
