"""What `klantreis doctor` looks at: one function a thing, each says what it found."""
