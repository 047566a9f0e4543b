#pragma once
// GitHub's Markdown, with its tables and footnotes.
#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>
