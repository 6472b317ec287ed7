import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.ladderworks.app.library.Library;
import org.ladderworks.app.library.NewTitle;
import org.ladderworks.app.library.SourceFacts;
import org.ladderworks.app.library.TitleDetails;
import org.ladderworks.app.store.Catalog;

/** {@code Titles FOLDER COUNT}: a data folder with so many titles, as if their sources had been looked at. */
final class Titles {
    private static final int AT_ONCE = 1_000;

    private Titles() {}

    public static void main(String[] arguments) throws Exception {
        Path home = Files.createDirectories(Path.of(arguments[0]));
        long count = Long.parseLong(arguments[1]);
        try (Library library = new Library(Catalog.open(home).titles(), InstantSource.system())) {
            for (long from = 0; from < count; from += AT_ONCE) {
                library.add(LongStream.range(from, Math.min(count, from + AT_ONCE))
                        .mapToObj(Titles::title)
                        .toList());
            }
        }
    }

    private static NewTitle title(long number) {
        return new NewTitle(
                new TitleDetails(
                        "The long way home, season " + number / 1000 + ", episode " + number % 1000,
                        "They walk on. Part " + number + ".",
                        List.of("drama", "season " + number / 1000)),
                "/media/archive/the-long-way-home/" + number + ".mov",
                Optional.of(new SourceFacts(
                        "QuickTime",
                        Optional.of(Duration.ofSeconds(1_200 + number % 3_000)),
                        Optional.of("1920×1080 ProRes 25 fps"),
                        List.of("English, 5.1, 24 bit", "German, stereo"),
                        List.of("English"),
                        number % 7 == 0 ? List.of("the fields are interlaced") : List.of())));
    }
}
