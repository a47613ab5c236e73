"""The map one works on: painted ground, a button for each of the people, zoom, choosing, tying."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent, QNativeGestureEvent, QPainter, QPixmap, QTouchEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.casework.views import MemberView
from app.ui.canvas.dragging import Dragging
from app.ui.canvas.fingers import TOUCHES, Fingers
from app.ui.canvas.lasso import Lasso
from app.ui.canvas.map_ground import MARGIN, MapGround
from app.ui.canvas.map_keys import MapKeys
from app.ui.canvas.node import LEAST, NodeButton
from app.ui.canvas.picture import Picture
from app.ui.held import put_away

if TYPE_CHECKING:
    from app.ui.style import Tokens


class MapCanvas(MapGround):
    """Shows a picture. What is done on it is told; whoever hears it keeps it."""

    chosen = Signal(str)
    """Somebody was chosen; empty: nobody is."""
    opened = Signal(str)
    moved = Signal(str, float, object)
    """Who, the angle, and how close (None: as before)."""
    turned = Signal(str, float)
    """Who, and so many degrees along the ring."""
    closeness_wanted = Signal(str, str)
    leave_wanted = Signal(str)
    add_wanted = Signal()
    tie_begun = Signal(str)
    tied = Signal(str, str)
    """Who with whom; the second is empty for the person in the middle."""
    marked = Signal(object)
    """The ids of several who are chosen together."""
    menu_wanted = Signal(str, QPoint)
    ring_said = Signal(str, str)
    """While dragging: how close they were, and are now; both empty when it has ended."""
    gesture_ended = Signal()

    def __init__(self, colours: Tokens, *, is_read_only: bool = False) -> None:
        super().__init__(colours)
        self.is_read_only = is_read_only
        self.dragging = Dragging(self)
        self.keys = MapKeys(self)
        self.lasso = Lasso(self)
        self.fingers = Fingers(self)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.chosen_id = ""
        self.tying_from = ""
        self._nodes: dict[str, NodeButton] = {}
        self._panned_at: QPointF | None = None
        self._pressed_at: QPointF | None = None
        self._stop: QWidget | None = None
        self._is_after = False

    # What is shown

    def show_picture(self, picture: Picture) -> None:
        """Show people where they stand now; those who stay keep their buttons and the keyboard."""
        self._make_nodes(self.take_picture(picture))

    def _make_nodes(self, changed: frozenset[str] | None) -> None:
        """A button for each, where they stand, in reading order."""
        picture = self.picture
        if picture is None:
            return
        gone = [key for key in self._nodes if key not in picture.members]
        had_focus = any(self._nodes[key].hasFocus() for key in gone)
        for key in gone:
            put_away(self._nodes.pop(key))
        new = [key for key in picture.members if key not in self._nodes]
        for key in new:
            self._nodes[key] = NodeButton(self, key)
        for key in picture.members if changed is None else changed & picture.members.keys():
            self.put_node(key)
            self._name_node(key)
        if self.isVisible():  # else they are seen when the map is, and measured once
            for key in new:
                self._nodes[key].show()
        if changed is None or picture.reach_of_changes() is not None:
            self._put_in_order()
        if self.chosen_id not in picture.members:
            self.chosen_id = ""
        if had_focus and self._nodes:
            self.go_to_end(is_last=False)

    def _name_node(self, member_id: str) -> None:
        picture, node = self.picture, self._nodes[member_id]
        if picture is None:
            return
        said, name = picture.said_of(member_id), picture.full_name(member_id)
        if (said, name) != (node.accessibleName(), node.toolTip()):
            node.setAccessibleName(said)
            node.setAccessibleDescription(picture.how_to)
            node.setToolTip(name)

    def put_node(self, member_id: str) -> None:
        """Have the button stand where the person is painted."""
        picture, node = self.picture, self._nodes.get(member_id)
        if picture is None or node is None:
            return
        box = self.on_screen(picture.box_of(member_id)).toAlignedRect()
        more_x, more_y = max(0, LEAST - box.width()), max(0, LEAST - box.height())
        node.setGeometry(box.adjusted(-more_x // 2, -more_y // 2, more_x // 2, more_y // 2))

    def reach_of_held(self) -> QRect:
        """All that the one who is dragged and their ties take up now."""
        picture = self.picture
        if picture is None:
            return QRect()
        return self.on_screen(picture.reach_of_held()).toAlignedRect().adjusted(-8, -8, 8, 8)

    def put_before(self, stop: QWidget) -> None:
        """Have Tab come to everybody before this, in reading order."""
        self._stop, self._is_after = stop, False
        self._put_in_order()

    def put_after(self, stop: QWidget) -> None:
        """Have Tab come to everybody after this, in reading order."""
        self._stop, self._is_after = stop, True
        self._put_in_order()

    def _put_in_order(self) -> None:
        """Tab goes through them as one reads: from above down, from the left to the right."""
        if self._stop is None or not self._nodes:
            return
        before = self._stop if self._is_after else self._stop_before(self._stop)
        for node in self.nodes:
            QWidget.setTabOrder(before, node)
            before = node

    def _stop_before(self, stop: QWidget) -> QWidget:
        """What Tab comes to before this, everybody here left out.

        No holder of others: Qt would put what comes next after the last of those.
        """
        before = stop.previousInFocusChain() or stop
        while before is not stop:
            is_mine = isinstance(before, NodeButton) and before.parent() is self
            if not is_mine and before.focusPolicy() & Qt.FocusPolicy.TabFocus:
                return before
            before = before.previousInFocusChain() or stop
        return stop

    @property
    def nodes(self) -> list[NodeButton]:
        """The buttons as Tab goes through them."""
        return sorted(self._nodes.values(), key=lambda node: (node.y() // 8, node.x()))

    def node(self, member_id: str) -> NodeButton:
        """The button of somebody who is shown."""
        return self._nodes[member_id]

    def member(self, member_id: str) -> MemberView | None:
        """Somebody who is shown."""
        return None if self.picture is None else self.picture.members.get(member_id)

    def focused(self, member_id: str) -> None:
        """Somebody has the keyboard: bring them into sight where the map is larger than that."""
        if self.plane.zoom > 1 and member_id in self._nodes:
            box = self._nodes[member_id].geometry()
            room = self.rect().adjusted(12, 12, -12, -12)
            across = max(0, room.left() - box.left()) or min(0, room.right() - box.right())
            down = max(0, room.top() - box.top()) or min(0, room.bottom() - box.bottom())
            if across or down:
                self.pan(across, down)

    def follow_plane(self) -> None:
        """Everybody's button goes where they are shown now."""
        for key in self._nodes:
            self.put_node(key)

    def frozen(self) -> QPixmap | None:
        """While somebody is dragged all the others stand still."""
        return self.dragging.frozen

    def paint_over(self, painter: QPainter, picture: Picture) -> None:
        """Who moves, who is chosen, and the line round several."""
        if self.dragging.is_on:
            self.painter.paint_held(painter, picture, self.plane)
        marked = {self.chosen_id, self.tying_from, *self.lasso.marked}
        marked -= {"", self.dragging.member_id}
        self.painter.mark(painter, picture, self.plane, marked)
        painter.translate(-MARGIN, -MARGIN)
        self.lasso.paint(painter, self.painter)

    # Choosing

    @property
    def may_drag(self) -> bool:
        """Whether somebody may be moved by the pointer now."""
        return not (self.is_read_only or self.is_choosing)

    @property
    def is_choosing(self) -> bool:
        """Whether a press means something else than choosing one of them."""
        return bool(self.tying_from) or self.lasso.is_on

    def choose(self, member_id: str) -> None:
        """Somebody was pressed: chosen, tied to, or marked with others."""
        if self.lasso.is_on:
            self.lasso.toggle(member_id)
            return
        if self.tying_from:
            first, self.tying_from = self.tying_from, ""
            self.update()
            if first != member_id:
                self.tied.emit(first, member_id)
            return
        self.show_chosen(member_id)
        self.chosen.emit(member_id)

    def show_chosen(self, member_id: str) -> None:
        """Mark somebody as the one who is spoken of; says nothing."""
        self.chosen_id = member_id
        self.update()

    def begin_tie(self, member_id: str) -> None:
        """The next who is pressed is tied to this one."""
        self.tying_from = member_id
        self.update()
        self.tie_begun.emit(member_id)

    def begin_group(self, member_id: str = "") -> None:
        """Several are chosen together, by pressing them or drawing a line round them."""
        self.lasso.begin()
        if member_id:
            self.lasso.toggle(member_id)

    def escape(self) -> bool:
        """Give up what is under way; whether there was anything."""
        if self.dragging.is_on:
            self.dragging.give_up()
        elif self.tying_from:
            self.tying_from = ""
            self.tie_begun.emit("")
        elif self.lasso.is_on:
            self.lasso.end()
        elif self.chosen_id:
            self.show_chosen("")
            self.chosen.emit("")
        else:
            return False
        self.update()
        return True

    def go_to_end(self, *, is_last: bool) -> None:
        """Put the keyboard on the first of them, or the last."""
        nodes = self.nodes
        if nodes:
            nodes[-1 if is_last else 0].setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_menu(self, member_id: str) -> None:
        """Ask for the menu of somebody, below where they stand."""
        node = self._nodes[member_id]
        self.menu_wanted.emit(member_id, node.mapToGlobal(node.rect().bottomLeft()))

    def say_ring(self, before: str, now: str) -> None:
        """Tell which ring is crossed while somebody is dragged."""
        self.ring_said.emit(before, now)

    # Fingers

    def event(self, event: QEvent, /) -> bool:
        """Touches, also those on somebody's button, and two fingers on a touchpad."""
        if event.type() in TOUCHES and isinstance(event, QTouchEvent):
            self.fingers.touched(event)
            return True
        if isinstance(event, QNativeGestureEvent) and self.fingers.gestured(event):
            event.accept()
            return True
        return super().event(event)

    def give_up_press(self) -> None:
        """What was pressed on bare ground, or is dragged, was not meant."""
        self._panned_at = self._pressed_at = None
        self.lasso.give_up_line()
        if self.dragging.is_on:
            self.dragging.give_up()

    # The ground itself is pressed

    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        """On bare ground: the middle, the line round several, or moving what is seen."""
        place = event.position()
        if self.lasso.is_on:
            self.lasso.press(place)
        elif self.tying_from and self.picture is not None and self._is_middle(place):
            first, self.tying_from = self.tying_from, ""
            self.tied.emit(first, "")
        else:
            self._panned_at = self._pressed_at = place

    def _is_middle(self, place: QPointF) -> bool:
        return self.picture is not None and self.on_screen(self.picture.middle).contains(place)

    def mouseMoveEvent(self, event: QMouseEvent, /) -> None:
        """The line goes on, or what is seen moves."""
        if self.lasso.is_on:
            self.lasso.move(event.position())
        elif self._panned_at is not None:
            way = event.position() - self._panned_at
            self._panned_at = event.position()
            self.pan(way.x(), way.y())

    def mouseReleaseEvent(self, event: QMouseEvent, /) -> None:
        """The line is closed; a press on bare ground without a way speaks of nobody any more."""
        began, self._panned_at, self._pressed_at = self._pressed_at, None, None
        if self.lasso.is_on:
            self.lasso.release(event.position())
        elif began is not None and self.chosen_id:
            way = event.position() - began
            if way.manhattanLength() < QApplication.startDragDistance():
                self.show_chosen("")
                self.chosen.emit("")
