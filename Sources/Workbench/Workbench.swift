import ArgumentParser

/// All chapters from one place.
@main
struct Workbench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "workbench",
    abstract: "All chapters from one place: list them, run them, read them.",
    subcommands: [
      ListCommand.self, RunCommand.self, MapCommand.self, DoctorCommand.self, PagesCommand.self,
      GalleryCommand.self, ServeCommand.self, SuperviseCommand.self,
    ])
}
