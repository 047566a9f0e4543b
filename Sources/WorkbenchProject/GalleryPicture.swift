/// A line of `Output/gallery/pictures.txt`.
package struct GalleryPicture: Equatable {
  /// The chapter's folder name.
  package let chapter: String
  /// The picture's file name in it.
  package let file: String
  /// Whether it comes from a run on Korean text.
  package let isKorean: Bool

  /// The picture's file name in the gallery.
  package var name: String {
    "\(chapter)-\(isKorean ? file.dropLast(4) + "-korean.png" : file[...])"
  }

  /// Reads the list: `05-attention/scores.png`, and ` korean` after it; `#` begins a remark.
  package static func all(in list: String) -> [GalleryPicture] {
    list.split(whereSeparator: \.isNewline).compactMap { line in
      let words = line.split(separator: " ")
      guard let path = words.first, !path.hasPrefix("#") else { return nil }
      let parts = path.split(separator: "/")
      guard parts.count == 2, parts[1].hasSuffix(".png") else { return nil }
      return GalleryPicture(
        chapter: String(parts[0]), file: String(parts[1]), isKorean: words.dropFirst() == ["korean"]
      )
    }
  }
}
