# The elevated worker, started through the permission prompt of Windows, and the pipe it answers over.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

# Start: { pipe, plan or session, manifest, nonce }: hexadecimal texts of the app, no text of a person. Waits until the worker has ended and gives its exit code.
# Not Start-Process: only .NET tells "the prompt was refused" (1223) by a number, Start-Process by a sentence in the language of Windows.
function Start-RdpdElevated {
    param([AllowNull()]$Start, [Parameter(Mandatory = $true)][string]$Folder)
    $pin = 'plan'
    if (($Start -is [System.Collections.IDictionary]) -and $Start.Contains('session')) {
        $pin = 'session'
    }
    foreach ($name in @('pipe', $pin, 'manifest', 'nonce')) {
        if (($Start -isnot [System.Collections.IDictionary]) -or ($Start[$name] -isnot [string]) -or ($Start[$name] -cnotmatch '^[0-9a-f]{32,64}\z')) {
            throw "failed: $name of the elevated start has another shape"
        }
    }
    $file = Join-Path -Path $Folder -ChildPath 'elevated.ps1'
    if (-not [System.IO.File]::Exists($file)) {
        throw "missing: $file is not there"
    }
    $shell = [System.IO.Path]::Combine([System.Environment]::GetFolderPath('Windows'), 'System32\WindowsPowerShell\v1.0\powershell.exe')
    $arguments = "-NoProfile -NonInteractive -ExecutionPolicy Bypass -File `"$file`" -Pipe $($Start['pipe']) -$pin $($Start[$pin]) -Manifest $($Start['manifest']) -Nonce $($Start['nonce'])"
    $info = New-Object -TypeName System.Diagnostics.ProcessStartInfo -ArgumentList $shell, $arguments
    $info.Verb = 'runas'
    $info.UseShellExecute = $true
    $info.WindowStyle = [System.Diagnostics.ProcessWindowStyle]::Hidden
    $info.WorkingDirectory = [System.Environment]::GetFolderPath('System')
    try {
        $process = [System.Diagnostics.Process]::Start($info)
    }
    catch {
        $cause = Get-RdpdCause -ErrorRecord $_
        if ($cause -is [System.ComponentModel.Win32Exception]) {
            throw "failed: win32 $($cause.NativeErrorCode)"
        }
        throw
    }
    if ($null -eq $process) {
        throw 'failed: Windows started no process'
    }
    try {
        $process.WaitForExit()
        return [ordered]@{ exitCode = [int]$process.ExitCode }
    }
    finally {
        $process.Dispose()
    }
}

# The app's pipe as @{ Reader; Writer; Stream }. The app may know who connects but not act as them.
function Connect-RdpdPipe {
    param([Parameter(Mandatory = $true)][ValidatePattern('^[0-9a-f]{32,64}$')][string]$Name, [int]$TimeoutMilliseconds = 10000)
    $stream = New-Object -TypeName System.IO.Pipes.NamedPipeClientStream -ArgumentList '.', "rdp-doctor-$Name", ([System.IO.Pipes.PipeDirection]::InOut), ([System.IO.Pipes.PipeOptions]::None), ([System.Security.Principal.TokenImpersonationLevel]::Identification)
    $stream.Connect($TimeoutMilliseconds)
    $utf8 = New-Object -TypeName System.Text.UTF8Encoding -ArgumentList $false
    $writer = New-Object -TypeName System.IO.StreamWriter -ArgumentList $stream, $utf8
    $writer.AutoFlush = $true
    $reader = New-Object -TypeName System.IO.StreamReader -ArgumentList $stream, $utf8
    return @{ Stream = $stream; Reader = $reader; Writer = $writer }
}

# The next line; null when the app is gone, or when the milliseconds are over (0: no end). After that nothing may be written any more: the reading
# that goes on holds the pipe until the process ends.
function Read-RdpdPipeLine {
    param([Parameter(Mandatory = $true)][hashtable]$Pipe, [int]$Milliseconds = 0)
    if ($Milliseconds -le 0) {
        return $Pipe['Reader'].ReadLine()
    }
    $reading = $Pipe['Reader'].ReadLineAsync()
    if (-not $reading.Wait($Milliseconds)) {
        return $null
    }
    return $reading.Result
}

function Write-RdpdPipeLine {
    param([Parameter(Mandatory = $true)][hashtable]$Pipe, [Parameter(Mandatory = $true)][string]$Line)
    $Pipe['Writer'].WriteLine($Line)
}

function Close-RdpdPipe {
    param([Parameter(Mandatory = $true)][hashtable]$Pipe)
    $Pipe['Stream'].Dispose()
}

# SHA-256 in lower-case hex.
function Get-RdpdFileHash {
    param([Parameter(Mandatory = $true)][string]$Path)
    if (-not [System.IO.File]::Exists($Path)) {
        return $null
    }
    return (Get-FileHash -LiteralPath $Path -Algorithm 'SHA256' -ErrorAction Stop).Hash.ToLowerInvariant()
}

Export-ModuleMember -Function *
