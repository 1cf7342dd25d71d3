package io.flashsale.platform.mysql;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.epoll.EpollChannelOption;
import java.time.Duration;
import java.util.Map;
import reactor.netty.resources.LoopResources;

/**
 * Event loops as they are, with an {@link AnswerWatch} on each connection. On Linux one that was cut while nobody
 * asked, or in the middle of an answer, is noticed within 30 seconds.
 *
 * @param longest wait for an answer
 */
record WatchedLoops(LoopResources loops, Duration longest) implements LoopResources {

    /** In seconds, and how often. */
    private static final Map<ChannelOption<?>, ?> KEEP_ALIVE = Map.of(
            EpollChannelOption.TCP_KEEPIDLE,
            15,
            EpollChannelOption.TCP_KEEPINTVL,
            5,
            EpollChannelOption.TCP_KEEPCNT,
            3);

    @Override
    public <C extends Channel> C onChannel(Class<C> type, EventLoopGroup group) {
        C channel = loops.onChannel(type, group);
        channel.config().setOptions(KEEP_ALIVE);
        channel.pipeline().addLast(new AnswerWatch(longest));
        return channel;
    }

    @Override
    public <C extends Channel> Class<? extends C> onChannelClass(Class<C> type, EventLoopGroup group) {
        return loops.onChannelClass(type, group);
    }

    @Override
    public EventLoopGroup onClient(boolean useNative) {
        return loops.onClient(useNative);
    }

    @Override
    public EventLoopGroup onServer(boolean useNative) {
        return loops.onServer(useNative);
    }

    @Override
    public EventLoopGroup onServerSelect(boolean useNative) {
        return loops.onServerSelect(useNative);
    }
}
