# Set-up, chapters and tests in one command each; `make` alone prints what there is.
.PHONY: help test setup
help:
	@echo "make transformer | make attention | make test"
test: ; swift build && swift test
