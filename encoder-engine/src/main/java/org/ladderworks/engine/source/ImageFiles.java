package org.ladderworks.engine.source;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.attribute.FileTime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.SourceException;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.engine.time.FrameRate;

/** Finds the numbered images that a pattern, a glob or a folder means, and looks at each of them. */
final class ImageFiles {
    private static final Set<String> SUFFIXES = Set.of(".png", ".jpg", ".jpeg", ".tif", ".tiff", ".dpx", ".exr");
    private static final Pattern NUMBERED = Pattern.compile("(.*?)(\\d{1,9})(\\.[A-Za-z]{3,4})");
    private static final Pattern NUMBER = Pattern.compile("%(0(\\d))?d");

    /** Three hours at 60 frames a second, and some. */
    private static final int MOST = 1_000_000;

    private ImageFiles() {}

    /** True where a name that is no file may mean images: it has a number's place, or a star. */
    static boolean isPattern(Path path) {
        String name = name(path);
        int dot = name.lastIndexOf('.');
        boolean image = dot >= 0 && SUFFIXES.contains(name.substring(dot).toLowerCase(Locale.ROOT));
        boolean open = NUMBER.matcher(name).find() || name.contains("*") || name.contains("?");
        return (image && open) || name.endsWith("*");
    }

    /** True where a folder holds numbered images. */
    static boolean areIn(Path folder) {
        return !list(folder, name -> true).isEmpty();
    }

    /**
     * The source that they are.
     *
     * @param path absolute: a folder, or a name in one with {@code %05d}, {@code *} or {@code ?} in it
     */
    static Source open(Path path, Optional<FrameRate> rate) {
        boolean folder = Files.isDirectory(path);
        Path in = folder ? path : parent(path);
        Map<Group, SortedMap<Integer, Path>> groups = list(in, folder ? name -> true : wanted(path));
        if (groups.isEmpty()) {
            throw new SourceException(
                    ErrorCode.SOURCE_NOT_FOUND,
                    "there are no numbered images " + path,
                    "Check the path; PNG, JPEG, TIFF, DPX and EXR images with a number before the dot are meant.");
        }
        if (groups.size() > 1) {
            throw new UsageException(
                    ErrorCode.BAD_USAGE,
                    path + " means several sequences of images: "
                            + groups.keySet().stream()
                                    .map(group -> group.prefix() + "..." + group.suffix())
                                    .sorted()
                                    .limit(5)
                                    .collect(Collectors.joining(", ")),
                    "Name one of them by a pattern or a glob.");
        }
        Map.Entry<Group, SortedMap<Integer, Path>> only =
                groups.entrySet().iterator().next();
        return source(in, only.getKey(), only.getValue(), rate);
    }

    private record Group(String prefix, String suffix) {}

    private static Source source(Path folder, Group group, SortedMap<Integer, Path> files, Optional<FrameRate> rate) {
        int first = files.firstKey();
        int digits = digits(files);
        FrameRate frames = rate.orElseThrow(() -> new UsageException(
                ErrorCode.FRAME_RATE_MISSING,
                "images have no frame rate of their own (" + folder.resolve(group.prefix() + "..." + group.suffix())
                        + ")",
                "Say it with --frame-rate, for example --frame-rate 24 or --frame-rate 24000/1001."));
        ImageSequence named =
                new ImageSequence(folder, group.prefix(), digits, group.suffix(), first, files.size(), frames, "");
        int expected = first;
        long bytes = 0;
        FileTime newest = FileTime.fromMillis(0);
        for (Map.Entry<Integer, Path> file : files.entrySet()) {
            if (file.getKey() != expected) {
                throw missing(named, expected, file.getKey());
            }
            if (!name(file.getValue()).equals(named.name(expected))) {
                throw new SourceException(
                        ErrorCode.SOURCE_IMAGE_MISSING,
                        named.image(expected) + " is missing; " + file.getValue() + " has another number of digits",
                        "Number all images alike.");
            }
            Source image = Source.of(file.getValue());
            bytes += image.size();
            newest = image.modified().compareTo(newest) > 0 ? image.modified() : newest;
            expected++;
        }
        ImageSizes.check(named);
        ImageSequence images = new ImageSequence(
                folder, group.prefix(), digits, group.suffix(), first, files.size(), frames, stamp(named));
        return new Source(images.pattern(), bytes, newest, Optional.of(images));
    }

    /** Names, sizes and times of the images as they are now; fails with a SourceException where one is not there. */
    static String stamp(ImageSequence images) {
        Fingerprint stamp = new Fingerprint();
        images.images()
                .map(Source::of)
                .forEach(image -> stamp.add(image.file() + " " + image.size() + " "
                        + image.modified().toInstant() + "\n"));
        return stamp.hex();
    }

    private static SourceException missing(ImageSequence images, int expected, int next) {
        return new SourceException(
                ErrorCode.SOURCE_IMAGE_MISSING,
                images.image(expected) + " is missing: the images go on with " + images.name(next),
                "Render or copy the missing images; where the gap is meant, encode each side by itself and join them.");
    }

    /** Numbers of one length are filled up with zeros; others are only where one begins with a zero. */
    private static int digits(SortedMap<Integer, Path> files) {
        Matcher first = NUMBERED.matcher(name(files.values().iterator().next()));
        boolean matches = first.matches();
        String text = matches ? first.group(2) : "";
        return text.startsWith("0") && text.length() > 1 ? text.length() : 1;
    }

    private static Map<Group, SortedMap<Integer, Path>> list(Path folder, Predicate<String> wanted) {
        Map<Group, SortedMap<Integer, Path>> groups = new java.util.HashMap<>();
        int seen = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Matcher numbered = NUMBERED.matcher(name(file));
                if (numbered.matches()
                        && SUFFIXES.contains(numbered.group(3).toLowerCase(Locale.ROOT))
                        && wanted.test(name(file))) {
                    if (++seen > MOST) {
                        throw new SourceException(
                                ErrorCode.SOURCE_UNSUPPORTED,
                                folder + " holds more than " + MOST + " images",
                                "Encode them in several parts.");
                    }
                    groups.computeIfAbsent(new Group(numbered.group(1), numbered.group(3)), _ -> new TreeMap<>())
                            .merge(Integer.parseInt(numbered.group(2)), file, ImageFiles::twice);
                }
            }
            return groups;
        } catch (IOException | DirectoryIteratorException e) {
            throw new SourceException(
                    Files.notExists(folder) ? ErrorCode.SOURCE_NOT_FOUND : ErrorCode.SOURCE_UNREADABLE,
                    "the folder " + folder + " cannot be listed",
                    "Check its path, and that you may read it.",
                    e);
        }
    }

    private static Path twice(Path one, Path other) {
        throw new SourceException(
                ErrorCode.SOURCE_IMAGE_MISSING,
                one + " and " + other + " have the same number",
                "Number all images alike, each once.");
    }

    /** The names that a pattern or a glob means. */
    private static Predicate<String> wanted(Path path) {
        String name = name(path);
        Matcher number = NUMBER.matcher(name);
        if (!number.find()) {
            PathMatcher glob = path.getFileSystem().getPathMatcher("glob:" + name);
            return candidate -> glob.matches(Path.of(candidate));
        }
        String before = Pattern.quote(name.substring(0, number.start()).replace("%%", "%"));
        String after = Pattern.quote(name.substring(number.end()).replace("%%", "%"));
        String digits = number.group(2) == null
                ? "(0|[1-9]\\d*)"
                : "(\\d{" + number.group(2) + "}|[1-9]\\d{" + number.group(2) + ",})";
        return Pattern.compile(before + digits + after).asMatchPredicate();
    }

    private static Path parent(Path path) {
        Path parent = path.toAbsolutePath().getParent();
        return parent == null ? path : parent;
    }

    private static String name(Path path) {
        Path name = path.getFileName();
        return name == null ? "" : name.toString();
    }
}
