package org.ladderworks.app.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ladderworks.app.job.JobView;
import org.ladderworks.app.jobfile.Problem;
import org.ladderworks.engine.error.EngineException;
import org.ladderworks.engine.progress.Progress;
import org.ladderworks.publish.cdn.Cdn;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

/** What a command tells its user: words and a progress bar, or with {@code --json} an object per line. Thread-safe. */
final class Report {
    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean json;
    private final ProgressBar bar;

    private Report(PrintWriter out, PrintWriter err, boolean json, ProgressBar bar) {
        this.out = out;
        this.err = err;
        this.json = json;
        this.bar = bar;
    }

    static Report of(CommandLine command, boolean json) {
        boolean terminal =
                Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
        String kind = Optional.ofNullable(System.getenv("TERM")).orElse("dumb");
        ProgressBar bar = new ProgressBar(command.getErr(), terminal && !json, !kind.equals("dumb"));
        return new Report(command.getOut(), command.getErr(), json, bar);
    }

    /** A line for people; nothing with {@code --json}. */
    synchronized void say(String line) {
        bar.clear();
        if (!json) {
            out.println(line);
        }
    }

    synchronized void progress(Progress progress) {
        if (json) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("type", "progress");
            line.put("stage", progress.stage().name().toLowerCase(java.util.Locale.ROOT));
            progress.fraction().ifPresent(fraction -> line.put("fraction", rounded(fraction)));
            progress.speed().ifPresent(speed -> line.put("speed", rounded(speed)));
            progress.remaining().ifPresent(remaining -> line.put("remainingSeconds", remaining.toSeconds()));
            progress.paused().ifPresent(reason -> line.put("paused", reason.english()));
            progress.again().ifPresent(reason -> line.put("again", reason.english()));
            print(line);
        } else {
            bar.show(progress);
        }
    }

    /** Caches are waited for, which nobody knows the end of. */
    synchronized void waiting(Cdn.Waiting waiting) {
        if (json) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("type", "progress");
            line.put("stage", "invalidate");
            line.put("waitedSeconds", waiting.waited().toSeconds());
            line.put("accepted", waiting.accepted());
            waiting.trouble().ifPresent(trouble -> line.put("paused", trouble));
            print(line);
        } else {
            String words = waiting.accepted() ? "caches are being told" : "CloudFront is being asked";
            bar.show(
                    "invalidate  " + words
                            + waiting.trouble().map(trouble -> ": " + trouble).orElse(""),
                    ProgressBar.clock(waiting.waited()));
        }
    }

    /** Something that an operator should know, said at once. */
    synchronized void warn(String line) {
        bar.clear();
        err.println("warning: " + line);
    }

    /** A job of the queue that has begun or ended; what is told of progress until the next is of this one. */
    synchronized void job(JobView job) {
        bar.clear();
        if (json) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("type", "job");
            line.put("job", job);
            print(line);
        }
    }

    /** The result of a command, as the fields of one object. Nothing without {@code --json}. */
    synchronized void result(Map<String, ?> fields) {
        event("result", fields);
    }

    /** Something that has been done, as the fields of one object. Nothing without {@code --json}. */
    synchronized void event(String type, Map<String, ?> fields) {
        bar.clear();
        if (json) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("type", type);
            line.putAll(fields);
            print(line);
        }
    }

    /** What is wrong with a job, an object each; people read it in the error that follows. */
    synchronized void problems(List<Problem> problems) {
        bar.clear();
        for (Problem problem : json ? problems : List.<Problem>of()) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("type", "problem");
            line.put("path", problem.path());
            problem.line().ifPresent(number -> line.put("line", number));
            line.put("message", problem.says());
            print(line);
        }
    }

    synchronized void error(EngineException error) {
        bar.clear();
        if (json) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("type", "error");
            line.put("code", error.code().label());
            line.put("exitCode", error.code().exitCode());
            line.put("message", error.getMessage());
            line.put("remedy", error.remedy());
            print(line);
        }
        err.println(error.code().label() + ": " + error.getMessage());
        err.println("  " + error.remedy());
    }

    synchronized void cancelled() {
        cancelled("Cancelled; nothing was left in the output folder.");
    }

    /** The same of what leaves no package: what holds now. */
    synchronized void cancelled(String words) {
        bar.clear();
        if (json) {
            print(Map.of("type", "cancelled"));
        }
        err.println(words);
    }

    private void print(Map<String, Object> line) {
        out.println(JsonMapper.shared().writeValueAsString(line));
    }

    private static double rounded(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }
}
