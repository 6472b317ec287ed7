import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.ladderworks.app.preview.Facts;
import org.ladderworks.app.preview.Footage;
import org.ladderworks.app.preview.Player;
import org.ladderworks.app.preview.PreviewWorker;
import org.ladderworks.app.preview.Screening;
import org.ladderworks.app.preview.ScreeningListener;
import org.ladderworks.app.preview.Shot;
import org.ladderworks.app.preview.Trouble;
import org.ladderworks.app.preview.View;
import org.ladderworks.app.preview.WorkerLaunch;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.time.Resolution;

/** Measures how long the preview takes from a call until the shot is there. Prints rows of a table. */
final class PreviewBench {
    private static final class Times implements ScreeningListener {
        private final LinkedBlockingQueue<Long> shots = new LinkedBlockingQueue<>();

        @Override
        public void opened(Facts facts) {}

        @Override
        public void shown(Shot shot) {
            shots.add(System.nanoTime());
            shot.close();
        }

        @Override
        public void running(double rate, MediaTime time) {}

        @Override
        public void plays(Player player) {}

        @Override
        public void trouble(Trouble trouble) {
            System.err.println(trouble);
        }

        double await(long since) throws InterruptedException {
            Long at = shots.poll(20, TimeUnit.SECONDS);
            if (at == null) {
                throw new IllegalStateException("no shot came");
            }
            return (at - since) / 1e6;
        }
    }

    private PreviewBench() {}

    public static void main(String... arguments) throws Exception {
        Path source = Path.of(arguments[0]);
        Path rung = Path.of(arguments[1]);
        int rounds = Integer.parseInt(arguments[2]);
        double seconds = Double.parseDouble(arguments[3]);
        View view = View.whole(new Resolution(960, 540));
        View full = View.whole(new Resolution(1920, 1080));
        List<Footage> one = List.of(Footage.source("source", source, MediaTime.ZERO));
        List<Footage> two = List.of(one.getFirst(), Footage.rendition("rung", rung));

        double[] cold = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            try (PreviewWorker worker = new PreviewWorker(WorkerLaunch.usual())) {
                cold[i] = first(worker, one, view, MediaTime.ZERO);
            }
        }
        row("first frame, worker not started", cold);
        for (int i = 0; i < rounds; i++) {
            try (PreviewWorker worker = new PreviewWorker(WorkerLaunch.usual())) {
                worker.warm();
                while (worker.pid() == 0) {
                    Thread.sleep(100);
                }
                Thread.sleep(2000);
                cold[i] = first(worker, one, view, MediaTime.ZERO);
            }
        }
        row("first frame, worker warm, nothing opened before", cold);
        try (PreviewWorker worker = new PreviewWorker(WorkerLaunch.usual())) {
            first(worker, one, view, MediaTime.ZERO);
            Random random = new Random(1);
            double[] warm = new double[rounds * 4];
            for (int i = 0; i < warm.length; i++) {
                warm[i] = first(worker, one, view, MediaTime.ZERO);
            }
            row("first frame, warm, at the beginning", warm);
            for (int i = 0; i < warm.length; i++) {
                warm[i] = first(worker, one, view, any(random, seconds));
            }
            row("first frame, warm, anywhere", warm);
            run(worker, one, view, seconds, "960x540");
            run(worker, one, full, seconds, "1920x1080");
            run(worker, two, view.mode(View.Mode.BOTH), seconds, "both, 960x540 each");
            run(worker, two, view.mode(View.Mode.DIFFERENCE).amplified(8), seconds, "difference, 960x540");
        }
    }

    private static MediaTime any(Random random, double seconds) {
        return MediaTime.of((long) (random.nextDouble() * (seconds - 1) * 1000), 1000);
    }

    private static double first(PreviewWorker worker, List<Footage> footage, View view, MediaTime at)
            throws InterruptedException {
        Times times = new Times();
        long since = System.nanoTime();
        try (Screening _ = worker.open(footage, view, at, times)) {
            return times.await(since);
        }
    }

    private static void run(PreviewWorker worker, List<Footage> footage, View view, double seconds, String what)
            throws InterruptedException {
        Times times = new Times();
        try (Screening screening = worker.open(footage, view, MediaTime.of((long) (seconds * 500), 1000), times)) {
            times.await(System.nanoTime());
            for (int direction : new int[] {1, -1}) {
                double[] steps = new double[150];
                for (int i = 0; i < steps.length; i++) {
                    // As a held key repeats.
                    Thread.sleep(33);
                    long since = System.nanoTime();
                    screening.step(direction);
                    steps[i] = times.await(since);
                }
                row("step " + (direction > 0 ? "forward" : "back") + ", " + what, steps);
            }
            Random random = new Random(2);
            double[] seeks = new double[60];
            for (int i = 0; i < seeks.length; i++) {
                long since = System.nanoTime();
                screening.seek(any(random, seconds));
                seeks[i] = times.await(since);
            }
            row("seek, " + what, seeks);
        }
    }

    private static void row(String what, double... millis) {
        Arrays.sort(millis);
        System.out.println(String.format(
                Locale.ROOT,
                "| %s | %.1f | %.1f | %.1f |",
                what,
                millis[millis.length / 2],
                millis[Math.min(millis.length - 1, (int) Math.ceil(millis.length * 0.95) - 1)],
                millis[millis.length - 1]));
    }
}
