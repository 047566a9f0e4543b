import ArgumentParser
import Notebook
import Phrases
import Plotting

/// `workbench map`: chapter 00, which draws what leads to what.
struct MapCommand: Chapter {
  static let number = "00"
  static let name = "map"
  static let title: Phrase = "How does deep learning become ChatGPT, and beyond?"

  static let configuration = CommandConfiguration(
    commandName: "map", abstract: "Draw the map of all chapters, and how far you are on it.",
    discussion: """
      Chapters that were run in the output folder, and exercises that are solved, are filled in. The \
      pictures are written to Output/00-map/.
      """)

  @OptionGroup var options: ChapterOptions

  func steps(in notebook: StepList) {
    notebook.step("map", title: "What leads to what") { page in
      let map = LearnerMap(project: .ofThisProgram(), output: options.output)
      page.say(
        """
        \(map.runCount) of \(map.chapterCount) chapters run here, \(map.solvedCount) of \
        \(map.exerciseCount) exercises solved.
        """)
      try page.metric("chapters_run", map.runCount)
      try page.metric("exercises_solved", map.solvedCount)
      try page.figure(
        "map", map.figure,
        caption: "Each box is a chapter: filled in where you have run it, with a dot an exercise.")
    }
    notebook.step("timeline", title: "Ten years") { page in
      try page.figure(
        "timeline",
        Timeline(
          title: "Ten years from learned features to an assistant",
          subtitle: "Figures 1.2 and 1.11 of the map", entries: MapTable.years),
        caption:
          "The years in which the field turned, from features that a network learns to ChatGPT.")
    }
  }
}
