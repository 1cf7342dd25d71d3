package io.flashsale.platform.mysql;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes a connection when the server has not begun to answer for so long. Who waits for the answer gets the error of a
 * connection that broke, and the pool makes another one: a connection that was cut without a word would be waited for
 * without an end.
 */
final class AnswerWatch extends ChannelDuplexHandler {

    private static final Logger LOG = LoggerFactory.getLogger(AnswerWatch.class);

    private final Duration longest;
    private @Nullable Future<?> timeout;

    AnswerWatch(Duration longest) {
        this.longest = longest;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (timeout == null) {
            timeout = context.executor().schedule(() -> giveUp(context), longest.toMillis(), TimeUnit.MILLISECONDS);
        }
        context.write(message, promise);
    }

    private void giveUp(ChannelHandlerContext context) {
        LOG.warn("mysql: no answer in {} ms, the connection is closed", longest.toMillis());
        context.close();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        answered();
        context.fireChannelRead(message);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        answered();
        context.fireChannelInactive();
    }

    private void answered() {
        if (timeout != null) {
            timeout.cancel(false);
            timeout = null;
        }
    }
}
