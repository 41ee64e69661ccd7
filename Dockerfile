# One image for web, relay, worker and migrations; the command says which:
#   python -m web | jobs | jobs.relay | infra.migrate
FROM python:3.12-slim-bookworm AS packages
WORKDIR /packages
COPY requirements.txt .
RUN python -m venv /venv && /venv/bin/pip install --no-cache-dir --require-hashes --requirement requirements.txt

FROM python:3.12-slim-bookworm
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    PICCOLO_CONF=infra.piccolo_conf HOST=0.0.0.0 PORT=8000
WORKDIR /rondetafel
COPY --from=packages /venv /venv
COPY . .
USER 10001:10001
EXPOSE 8000
CMD ["python", "-m", "web"]
