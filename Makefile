# One command a chapter: `make attention`, `make transformer ARGS='--quick'`. `make` prints them all.
# A folder Sources/Chapters/NN-name is a chapter, and `make name` runs it: nothing to add here.

FOLDERS := $(sort $(notdir $(patsubst %/,%,$(wildcard Sources/Chapters/[0-9][0-9]-*/))))
empty :=
space := $(empty) $(empty)
# 03-language-model becomes language-model: all words but the first, joined again.
name_of = $(subst $(space),-,$(wordlist 2,99,$(subst -,$(space),$1)))
CHAPTERS := $(foreach folder,$(FOLDERS),$(call name_of,$(folder)))

.DEFAULT_GOAL := help
.PHONY: help setup test map serve doctor gallery docs format clean $(CHAPTERS)

$(CHAPTERS): setup
	@swift run $@ $(ARGS)

.DEFAULT:
	@echo "There is no “$@” to make; there is this:" >&2
	@$(MAKE) --no-print-directory help >&2
	@exit 2

help: ## Print this.
	@echo "Chapters (options: ARGS='--quick', ARGS='--help'):"
	@for folder in $(FOLDERS); do \
	  title=$$(cat Sources/Chapters/$$folder/*.swift | sed -n 's/.*static let title: Phrase = "\(.*\)"/\1/p'); \
	  printf '  make %-16s %s\n' "$${folder#[0-9][0-9]-}" "$$title"; \
	done
	@echo "And:"
	@sed -n 's/^\([a-z]*\):[^#]*## \(.*\)/\1|\2/p' Makefile | \
	  while IFS='|' read -r name text; do printf '  make %-16s %s\n' "$$name" "$$text"; done

setup: ## Install what this machine lacks (part of every chapter and of test).
	@Scripts/setup.sh

map: setup ## Draw the map of all chapters, and how far you are on it.
	@swift run workbench map $(ARGS)

serve: setup ## Read and run the chapters in a browser, on this machine alone.
	@swift run workbench-server $(ARGS)

doctor: ## Check this machine, and say how to mend what is missing.
	@swift run workbench doctor

test: setup ## Check the format, build, run every test.
	@Scripts/check.sh

gallery: setup ## Run the chapters anew for the pictures in Output/gallery.
	@Scripts/gallery.sh

docs: ## Build the documentation of all libraries, in .build/docs.
	@swift package --allow-writing-to-directory .build/docs generate-documentation \
	  $(foreach page,$(wildcard Sources/*/*.docc),--target $(basename $(notdir $(page)))) \
	  --enable-experimental-combined-documentation --transform-for-static-hosting \
	  --output-path .build/docs

format: ## Format the Swift sources.
	@swift format format --in-place --parallel --recursive --configuration .swift-format \
	  Sources Tests Package.swift

clean: ## Remove what was built; pictures and checkpoints in Output stay.
	@swift package clean
