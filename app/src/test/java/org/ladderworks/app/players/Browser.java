package org.ladderworks.app.players;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** A headless Chromium with a profile of its own, which goes away with it. */
final class Browser implements AutoCloseable {
    private final ChromeDriver driver;
    private final Path profile;

    private Browser(ChromeDriver driver, Path profile) {
        this.driver = driver;
        this.profile = profile;
    }

    static Browser open() throws IOException {
        Path chromium = HostTools.need("chromium");
        Path chromedriver = HostTools.need("chromedriver");
        Path target = Files.createDirectories(Path.of("target").toAbsolutePath());
        Path profile = Files.createTempDirectory(target, "chromium-");
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.toString());
        options.addArguments(
                "--headless=new",
                // Chromium has no sandbox for root, which builds in containers run as.
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--autoplay-policy=no-user-gesture-required",
                "--window-size=800,600",
                "--user-data-dir=" + profile);
        // Not with ChromeDriverService.Builder: javac warns about an annotation of it whose class is not shipped.
        ChromeDriverService service = ChromeDriverService.createDefaultService();
        service.setExecutable(chromedriver.toString());
        service.sendOutputTo(OutputStream.nullOutputStream());
        ChromeDriver driver = new ChromeDriver(service, options);
        driver.manage().timeouts().scriptTimeout(Duration.ofSeconds(60));
        return new Browser(driver, profile);
    }

    void show(String url) {
        driver.get(url);
    }

    /** Runs a script and gives what it returns, which must be a string. */
    String text(String script, Object... arguments) {
        if (driver.executeScript(script, arguments) instanceof String text) {
            return text;
        }
        throw new IllegalStateException("no text came back from: " + script);
    }

    /** Runs a script for its effect. */
    void run(String script, Object... arguments) {
        driver.executeScript(script, arguments);
    }

    @Override
    public void close() throws IOException {
        driver.quit();
        List<Path> files;
        try (Stream<Path> walk = Files.walk(profile)) {
            files = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }
}
