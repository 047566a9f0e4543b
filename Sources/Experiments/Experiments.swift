// What every file of a chapter needs beside its subject comes with this library: the page that it writes
// on, the phrases that it says, the figures that it draws. What it imports besides is its subject.

@_exported import Notebook
@_exported import Phrases
@_exported import Plotting
