package org.ladderworks.app.preview.worker;

import java.io.IOException;
import java.util.OptionalLong;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.ladderworks.app.preview.Order;
import org.ladderworks.app.preview.Trouble;

/** The orders of one screening, served in turn on a thread of its own; whoever serves them goes on in between. */
final class Orders {
    /** Who serves them; all but {@code failed} may fail. */
    interface Server {
        void carryOut(Order.Request request) throws Unshowable, IOException;

        /** Milliseconds until it wants to go on; empty where it only waits for orders. */
        OptionalLong due();

        void goOn() throws Unshowable;

        void done(Order.Request request);

        /**
         * Something could not be done.
         *
         * @param stops whether what plays is to stop
         */
        void failed(Trouble trouble, boolean stops);
    }

    private interface Work {
        void run() throws Unshowable, IOException;
    }

    private final Server server;
    private final LinkedBlockingDeque<Order.Request> waiting = new LinkedBlockingDeque<>();

    Orders(Server server) {
        this.server = server;
    }

    void begin(String name) {
        Thread thread = new Thread(this::run, name);
        thread.setDaemon(true);
        thread.start();
    }

    void add(Order.Request request) {
        waiting.add(request);
    }

    private void run() {
        boolean open = true;
        while (open) {
            try {
                OptionalLong due = server.due();
                Order.Request request =
                        due.isEmpty() ? waiting.take() : waiting.poll(due.getAsLong(), TimeUnit.MILLISECONDS);
                open = serve(request);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                open = false;
            }
        }
    }

    /** False where that was the last. */
    private boolean serve(Order.@Nullable Request request) {
        if (request == null) {
            attempt(server::goOn);
            return true;
        }
        if (!isOvertaken(request.order())) {
            attempt(() -> server.carryOut(request));
        }
        server.done(request);
        return !(request.order() instanceof Order.Close);
    }

    /** Whoever drags along a timeline wants the last place, not each. */
    private boolean isOvertaken(Order order) {
        Order.Request next = waiting.peek();
        return next != null
                && (order instanceof Order.Seek || order instanceof Order.Look)
                && order.getClass().equals(next.order().getClass());
    }

    private void attempt(Work work) {
        try {
            work.run();
        } catch (Unshowable e) {
            server.failed(e.trouble(), true);
        } catch (IOException e) {
            server.failed(new Trouble(Trouble.Kind.UNAVAILABLE, String.valueOf(e.getMessage())), false);
        } catch (RuntimeException e) {
            // Numbers of a hostile file, such as times that no clock counts.
            server.failed(new Trouble(Trouble.Kind.UNREADABLE, e.toString()), true);
        }
    }
}
