package org.ladderworks.publish.edge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.ladderworks.engine.testing.RealTools;

/** Debian's nginx on the loopback address with a generated edge, as its own configuration would include it. */
public final class RealNginx implements AutoCloseable {
    private static final int MOST_SECONDS = 10;

    private final Path folder;
    private final int port;
    private final Process process;

    /** @param settings are those of {@link #machine} */
    public RealNginx(Path folder, EdgeSettings settings, CacheRules rules) {
        this.folder = folder;
        port = port(settings.machine().listen().getFirst());
        EdgeFile edge = NginxEdge.file(settings, rules);
        try {
            Path tool = RealTools.nginx();
            Files.writeString(folder.resolve(edge.name()), edge.text());
            Path config = folder.resolve("nginx.conf");
            Files.writeString(config, surrounding(folder, edge.name()));
            List<String> line = List.of(
                    tool.toString(),
                    "-p",
                    folder.toString(),
                    "-e",
                    folder.resolve("error.log").toString(),
                    "-c",
                    config.toString());
            // Fails where nginx finds anything to warn of.
            String said = RealTools.run(
                    tool, List.of("-t", "-p", folder.toString(), "-e", "stderr", "-c", config.toString()));
            if (said.contains("[warn]") || !said.contains("syntax is ok") || !said.contains("test is successful")) {
                throw new AssertionError(said);
            }
            process = new ProcessBuilder(line)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("nginx.txt").toFile())
                    .start();
            awaitListening();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Folders and free ports for one edge. */
    public static EdgeMachine machine(Path folder) {
        return new EdgeMachine(
                List.of("127.0.0.1:" + freePort()),
                freePort(),
                folder.resolve("cache").toString(),
                folder.resolve("access.log").toString());
    }

    /** What Debian's own file has around it, as far as an edge can feel it: gzip is on there. */
    private static String surrounding(Path folder, String edge) {
        String user = System.getProperty("user.name").equals("root") ? "user root;\n" : "";
        return user + """
                daemon off;
                worker_processes 2;
                pid %1$s/nginx.pid;
                error_log %1$s/error.log info;
                events { worker_connections 256; }
                http {
                    client_body_temp_path %1$s/body;
                    proxy_temp_path %1$s/proxy;
                    fastcgi_temp_path %1$s/fastcgi;
                    uwsgi_temp_path %1$s/uwsgi;
                    scgi_temp_path %1$s/scgi;
                    access_log off;
                    sendfile on;
                    gzip on;
                    include %1$s/%2$s;
                }
                """.formatted(folder, edge);
    }

    private static int port(String listen) {
        return Integer.parseInt(listen.substring(listen.lastIndexOf(':') + 1));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitListening() throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
        while (System.nanoTime() < end && process.isAlive()) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
                return;
            } catch (IOException e) {
                Thread.onSpinWait();
            }
        }
        process.destroyForcibly();
        throw new AssertionError("nginx does not listen: " + Files.readString(folder.resolve("error.log")));
    }

    /** What it wrote about requests and errors, and what anyone can list of its processes. */
    public String logs() {
        try {
            return Files.readString(folder.resolve("access.log"))
                    + Files.readString(folder.resolve("error.log"))
                    + Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps a secret where nginx includes it. */
    public static String secretFile(Path folder, EdgeSecret secret) {
        Path file = folder.resolve("secret.conf");
        try {
            Files.writeString(file, secret.nginxFile());
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toString();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
